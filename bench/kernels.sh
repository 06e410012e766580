#!/usr/bin/env bash
# Measures kernels (scan, counting, fits, bootstrap) with JMH. Arguments go to JMH, such as a pattern of names or -h.
set -euo pipefail
cd "$(dirname "$0")/.."
. .mvn/jdk.sh
psephos_find_jdk
./mvnw -B -q -ntp -Dfast -Pbench -pl bench -am package -DskipTests
exec "$JAVA_HOME/bin/java" -cp 'bench/target/classes:bench/target/lib/*' org.openjdk.jmh.Main "$@"
