# Short names for what the Maven wrapper does. `make check` is what the build server does.
MVN := ./mvnw -B -q -ntp

.PHONY: check fast docs demo format bench

check:
	.ci/run

fast:
	$(MVN) -Dfast verify

# Writes the blocks of the pages anew from the tests and commands that they come from.
docs:
	$(MVN) -Dfast -pl psephos-docs -am test -Dtest='CardsTest#theIndex*,FormatsPageTest,DatasetsPageTest,SystemsVerbTest#thePage*,PagesTest' -Dpsephos.pages=write -Dsurefire.failIfNoSpecifiedTests=false

demo:
	./psephos demo

format:
	$(MVN) spotless:apply

bench:
	bench/run.sh --quick
