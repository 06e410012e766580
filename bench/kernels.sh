#!/usr/bin/env bash
# Measures kernels (scan, counting, fits, bootstrap) with JMH. With --cost: CPU time of each beside
# its goal, which tells also where others work on the machine. With --agreement RATINGS LABELS: CPU time of agreement and labels
# once these files are read, as JSON. Other arguments go to JMH, such as a pattern of names or -h.
set -euo pipefail
cd "$(dirname "$0")/.."
. .mvn/jdk.sh
psephos_find_jdk
./mvnw -B -q -ntp -Dfast -Pbench -pl bench -am package -DskipTests
if [ "${1:-}" = --cost ]; then
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx2g -cp 'bench/target/classes:bench/target/lib/*' org.psephos.jmh.KernelCost
fi
if [ "${1:-}" = --agreement ]; then
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx3g -cp 'bench/target/classes:bench/target/lib/*' org.psephos.jmh.AgreementCost "$2" "$3"
fi
exec "$JAVA_HOME/bin/java" -cp 'bench/target/classes:bench/target/lib/*' org.openjdk.jmh.Main "$@"
