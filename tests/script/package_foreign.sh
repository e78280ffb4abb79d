#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# package build --force and --resume replace kits and generated passwords, and nothing else.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Root --key ec:p256
expect 0 client issue u001 u002 --key ec:p256
build=(package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2024.zip" --os linux --all -o kits)

# built ARGUMENT…: the findings of the sample may make it 3.
built() {
  local code=0
  p2sctl "${build[@]}" "$@" || code=$?
  ((code == 0 || code == 3)) || fail "package build $*: $code: $(cat err)"
}
everything() { find kits kits-passwords -printf '%p %y %l ' -type f -exec sha256sum {} \; -o -printf '\n' | sort; }

# refused NAMED ARGUMENT…: status 4, the foreign path is named, and nothing changed, for --force and --resume.
refused() {
  local named=$1 before choice
  shift
  before=$(everything)
  for choice in --force --resume; do
    expect 4 "${build[@]}" "$choice" "$@"
    says "'$named'"
    says 'move it away'
    is_equal "$(everything)" "$before"
    expect 4 "${build[@]}" "$choice" "$@" --dry-run
  done
}

# A folder, a file and a link that were never a kit.
mkdir -p kits/u001/Documents kits-passwords
echo years >kits/u001/Documents/thesis.txt
refused kits/u001/Documents/thesis.txt
rm -r kits/u001
mkdir kits/u001
refused kits/u001
rmdir kits/u001
echo years >kits/u001
refused kits/u001
rm kits/u001
mkdir precious
echo years >precious/a
ln -s ../precious kits/u001
refused kits/u001
rm kits/u001
[[ -e precious/a ]] || fail 'the link was followed'

# Somebody's own SHA256SUMS makes no kit.
mkdir kits/u001
echo years >kits/u001/thesis.txt
(cd kits/u001 && sha256sum thesis.txt >SHA256SUMS)
refused kits/u001/thesis.txt
(cd kits/u001 && echo x >START-HERE.html && sha256sum thesis.txt START-HERE.html >SHA256SUMS)
refused kits/u001/thesis.txt
rm -r kits/u001

# Kits of ours with something added: file, hidden file, deep file, empty folder, link.
built
echo note >kits/u001/notes.txt
refused kits/u001/notes.txt
rm kits/u001/notes.txt
echo note >kits/u002/linux/.hidden
refused kits/u002/linux/.hidden
rm kits/u002/linux/.hidden
mkdir -p kits/u001/a/b/c/d/e/f/g/h/i/j
refused kits/u001/a/b/c/d/e/f/g/h/i/j
echo deep >kits/u001/a/b/c/d/e/f/g/h/i/j/deep.txt
refused kits/u001/a/b/c/d/e/f/g/h/i/j/deep.txt
rm -r kits/u001/a
ln -s /etc/hostname kits/u001/linux/link
refused kits/u001/linux/link
rm kits/u001/linux/link
mv kits/u001/SHA256SUMS sums
refused kits/u001/START-HERE.html
mv sums kits/u001/SHA256SUMS

# Passwords: somebody's own file, folder or link.
password=$(cat kits-passwords/u002.txt)
for content in 'my own notes' '' "$password and more" $'two\nlines'; do
  printf '%s' "$content" >kits-passwords/u002.txt
  refused kits-passwords/u002.txt
done
rm kits-passwords/u002.txt
mkdir kits-passwords/u002.txt
refused kits-passwords/u002.txt
rmdir kits-passwords/u002.txt
printf '%s\n' "$password" >mine.txt
ln -s ../mine.txt kits-passwords/u002.txt
refused kits-passwords/u002.txt
rm kits-passwords/u002.txt
printf '%s\r\n' "$password" >kits-passwords/u002.txt # as an editor saves it
built --force
(($(wc -c <kits-passwords/u002.txt) == ${#password} + 1)) || fail 'the password was not replaced'
built --resume
says '2 kept'

# A chosen password writes no file, so nobody's file is in the way.
echo 'my own notes' >kits-passwords/u001.txt
echo chosen-password >chosen
built --force --pfx-password file:chosen
is_equal "$(cat kits-passwords/u001.txt)" 'my own notes'
rm -r kits kits-passwords

# Zips the same.
mkdir kits kits-passwords
echo years >thesis.txt
zip -q kits/u001.zip thesis.txt
refused kits/u001.zip/thesis.txt --zip
echo 'no zip' >kits/u001.zip
refused kits/u001.zip --zip
rm kits/u001.zip
mkdir kits/u001.zip
refused kits/u001.zip --zip
rmdir kits/u001.zip
built --zip
zip -q kits/u002.zip thesis.txt
refused kits/u002.zip/thesis.txt --zip
zip -qd kits/u002.zip thesis.txt
built --zip --force
says '2 kits built'
