# Finds a JDK 25 and exports JAVA_HOME. Sourced by ./mvnw and ./psephos, so that a machine whose
# default java is older needs no setting. Order: JAVA_HOME, java on PATH, the folders where JDKs live.

# Some surroundings (cron, containers) give no home; Maven and the JDK both ask for one.
if [ -z "${HOME-}" ]; then
  HOME=$(eval "printf %s ~$(id -un 2>/dev/null)" 2>/dev/null)
  [ -d "$HOME" ] || HOME=${TMPDIR:-/tmp}
  export HOME
fi

# Reads the release file itself: a grep for each folder would cost more than the rest of the start.
psephos_is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r psephos_line || [ -n "$psephos_line" ]; do
    case $psephos_line in
    'JAVA_VERSION="25"'* | 'JAVA_VERSION="25.'*) return 0 ;;
    esac
  done <"$1/release"
  return 1
}

psephos_find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && psephos_is_jdk25 "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  psephos_java=$(command -v java 2>/dev/null || true)
  if [ -n "$psephos_java" ]; then
    psephos_java=$(readlink -f "$psephos_java" 2>/dev/null || printf %s "$psephos_java")
    if psephos_is_jdk25 "${psephos_java%/bin/java}"; then
      export JAVA_HOME="${psephos_java%/bin/java}"
      return 0
    fi
  fi
  set +f
  for psephos_home in \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.local/share/mise/installs/java/*; do
    if psephos_is_jdk25 "$psephos_home"; then
      export JAVA_HOME="$psephos_home"
      return 0
    fi
  done
  cat >&2 <<'MESSAGE'
psephos: no JDK 25 was found in JAVA_HOME, on the PATH, or where JDKs usually live
Install one (Debian: the package temurin-25-jdk or openjdk-25-jdk; or any JDK 25 unpacked under ~/.jdks) or set JAVA_HOME to it.
MESSAGE
  return 1
}
