#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# No secret is ever an argument, an environment value we set, or printed; every file that holds one is its
# owner's alone, whatever the umask.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
umask 000
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0  # the leak check is itself a tracer

strace -f -o probe -e trace=execve true 2>/dev/null || {
  echo 'skipped: ptrace is not permitted here'
  exit 77
}

# No other process of the same user can read the memory of p2sctl, and no core is dumped.
strace -o calls -e trace=prctl,prlimit64,setrlimit "$P2SCTL" version >/dev/null
grep -q '^prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE) *= 0' calls || fail 'other processes can read the memory'
grep -qE 'RLIMIT_CORE, \{rlim_cur=(0|1), rlim_max=(0|1)\}' calls || fail 'a core can be dumped'

store_secret='Store-Secret-4711'
pfx_secret='Pfx-Secret-0815'
new_secret='New-Secret-2342'
key_secret='Key-Secret-9000'
for name in store pfx new key; do
  declare -n value=${name}_secret
  (umask 077 && printf '%s\n' "$value" >"$name.secret")
done
export P2SCTL_PASSPHRASE_FILE=$work/store.secret

# traced ARGUMENT…: everything it prints and every program it starts go to ./seen.
traced() {
  local code=0
  strace -f -s 4096 -v -e trace=execve -o trace "$P2SCTL" "$@" >>seen 2>&1 || code=$?
  tail -n +2 trace >>seen  # the first line is what this script started
  return $code
}

traced init corp --name TestGW || fail 'init'
export P2SCTL_WORKSPACE=$work/corp
traced -v root create Root --key ec:p256 || fail 'root create'
traced -v client issue alice bob --key ec:p256 --pfx pfx --pfx-password file:pfx.secret || fail 'client issue'
traced client issue carol --key ec:p256 --pfx generated || fail 'client issue with a generated password'
P2S_PFX=$pfx_secret traced client export alice --format pfx -o alice.pfx --pfx-password env:P2S_PFX 2>/dev/null ||
  fail 'client export'
traced client export alice --format key -o alice.key || fail 'key export'
traced root export Root --format azure || fail 'root export'
traced store backup backup.db || fail 'backup'
traced -v store info || fail 'store info'
traced --json client list || fail 'client list'
traced store log || fail 'log'

# Wrong secrets: the message says which, never what.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -passout file:key.secret -subj /CN=Other -days 30 \
  -keyout other.key -out other.cer 2>/dev/null
traced root import Other --cert other.cer --private-key other.key --key-password file:pfx.secret &&
  fail 'a wrong key password was taken'
traced root import Other --cert other.cer --private-key other.key --key-password file:key.secret ||
  fail 'root import'
traced --passphrase file:new.secret client export alice --format key -o other.pem && fail 'a wrong passphrase was taken'
traced thumbprint --password file:new.secret alice.pfx && fail 'a wrong PFX password was taken'
traced client issue dave --pfx-password "$new_secret" && fail 'a password as an argument was taken'
traced client issue erin --key ec:p256 --pfx pfx --pfx-password "pass:$new_secret" && fail 'a value as SOURCE was taken'

mapfile -t passwords < <(find . -path '*generated*' -type f -name '*password*' -exec head -qn 1 {} +)
((${#passwords[@]} > 0)) || passwords=()
for secret in "$store_secret" "$pfx_secret" "$new_secret" "$key_secret" "${passwords[@]}"; do
  ! grep -qF -e "$secret" seen || {
    grep -nF -e "$secret" seen | head -n 3 | cut -c 1-300 >&2
    fail 'a secret was printed, or was in the arguments or environment of a program'
  }
done
! grep -q 'PRIVATE KEY' seen || fail 'a private key was printed'

# Owner-only from the first byte: the store and its journals, keys, archives, passwords, backups.
while IFS= read -r -d '' file; do
  is_equal "$file $(mode_of "$file")" "$file 600"
done < <(find . -type f \( -name '*.pfx' -o -name 'alice.key' -o -name '*.db*' -o -name '*password*' \) -print0)
while IFS= read -r -d '' folder; do
  is_equal "$folder $(mode_of "$folder")" "$folder 700"
done < <(find ./pfx ./generated -type d -print0)
! grep -rlF -e 'PRIVATE KEY' corp backup.db || fail 'a private key is in the store in the clear'
