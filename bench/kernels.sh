#!/usr/bin/env bash
# Measures kernels (scan, counting, fits, bootstrap) with JMH. With --incremental: CPU time of one
# vote more on a ladder, which tells also where others work on the machine. Other arguments go to JMH, such as a pattern of names or -h.
set -euo pipefail
cd "$(dirname "$0")/.."
. .mvn/jdk.sh
psephos_find_jdk
./mvnw -B -q -ntp -Dfast -Pbench -pl bench -am package -DskipTests
if [ "${1:-}" = --incremental ]; then
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx1g -cp 'bench/target/classes:bench/target/lib/*' org.psephos.jmh.IncrementalCost
fi
exec "$JAVA_HOME/bin/java" -cp 'bench/target/classes:bench/target/lib/*' org.openjdk.jmh.Main "$@"
