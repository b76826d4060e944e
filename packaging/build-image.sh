#!/usr/bin/env bash
# Makes target/image/execscope: a folder with the program and its own Java, for machines that have none.
# Run it from anywhere in a checkout after `mvn -B -DskipTests package`; JAVA_HOME must be a JDK 25.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
jdk=${JAVA_HOME:?set JAVA_HOME to a JDK 25}
modules=target/modules
[ -d "$modules" ] || { echo "run mvn -B -DskipTests package first" >&2; exit 2; }
rm -rf target/runtime target/image
"$jdk/bin/jlink" --module-path "$modules" --add-modules org.execscope,jdk.crypto.ec \
  --strip-debug --no-header-files --no-man-pages --compress zip-6 --output target/runtime
# JavaFX looks for its libraries in lib/ of the image before it would unpack them into the user's home.
find "$modules" -maxdepth 1 \( -name '*.so' -o -name '*.dylib' -o -name '*.dll' \) -exec cp {} target/runtime/lib/ \;
options=()
while read -r option; do
  case $option in
    -XX:AOTCache=*) options+=(--java-options '-XX:AOTCache=$APPDIR/execscope.aot') ;;
    -*) options+=(--java-options "$option") ;;
  esac
done < packaging/java.options
"$jdk/bin/jpackage" --type app-image --name execscope --dest target/image --runtime-image target/runtime \
  --module org.execscope/org.execscope.Main --resource-dir packaging "${options[@]}"
# The cache holds for this very runtime: it's made by the image's own java, with the files where they will lie.
runtime=$(dirname "$(dirname "$(find target/image -path '*/bin/java*' \( -name java -o -name java.exe \) -print -quit)")")
app=$(dirname "$(find target/image -name execscope.cfg -print -quit)")
"$jdk/bin/java" packaging/Train.java "$runtime/bin/java" "$app/execscope.aot" target/training \
  -m org.execscope/org.execscope.Main
du -sh target/image/execscope
