#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# root default, root rotate with its one next step, and root remove, which says who would be cut off.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"

make_workspace corp
expect 0 root create Main --key rsa:2048
expect 0 root create Lab --key rsa:2048
says "'Main' still issues clients; to change that: p2sctl root default Lab"

# The default root.
expect 0 root default Lab
says "issuing clients with root 'Lab'"
expect 0 --json root list
is_equal "$(json '[.roots[] | select(.default) | .name] | join(" ")')" Lab
expect 0 -n root default Main
expect 4 root default Nobody
expect 0 --json root default Main
is_equal "$(json '.roots[0].default')" true

# Removal is checked before anybody is asked.
expect 0 client issue alice bob carol --key ec:p256
expect 4 root remove Main
says "root 'Main' has issued 3 clients; 3 would be cut off: alice, bob, carol"
says 'p2sctl root rotate Main'
expect 2 root remove Lab
says '--yes'

# next: what to type, from the last line of the rotation.
next() { sed -n 's/^next: .*: \(p2sctl .*\)$/\1/p' err; }

expect 0 root rotate --status
says 'no root is being rotated'
expect 4 root rotate --uploaded
expect 0 -n root rotate Main
says "would create 'Main-2'"
expect 0 root rotate Main --key rsa:2048
prints 'successor           Main-2'
is_equal "$(next)" 'p2sctl root rotate Main --uploaded'
expect 0 root rotate
expect 0 root rotate Main
is_equal "$("$P2SCTL" root list | wc -l)" 3
expect 0 --json root rotate --status
is_equal "$(json '.rotation | [.root, .successor, .step, .next] | join("|")')" 'Main|Main-2|upload|p2sctl root rotate Main --uploaded'
is_equal "$(json '.rotation.dependents | join(" ")')" 'alice bob carol'

# Until the gateway trusts both, the old one issues.
expect 0 --json root list
is_equal "$(json '[.roots[] | select(.default) | .name] | join(" ")')" Main
expect 0 root rotate Main --uploaded
expect 0 root rotate --uploaded
expect 0 --json root list
is_equal "$(json '[.roots[] | select(.default) | .name] | join(" ")')" Main-2
expect 0 root rotate --status
is_equal "$(next)" 'p2sctl client renew --root Main --issuer Main-2 --pfx pfx/'

# In parts, then by the command that it printed.
"$P2SCTL" package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2022.zip" --client carol -o kits >out 2>err || true
[[ -d kits/carol ]] || fail 'no kit'
expect 0 client renew --root Main --issuer Main-2 --limit 1
says 'the same command renews the rest'
expect 0 --json root rotate --status
is_equal "$(json '.rotation | [.step, (.dependents | join(" ")), (.renewed | join(" "))] | join("|")')" 'renew|bob carol|alice'
expect 0 root rotate --status
read -ra words < <(next)
expect 0 "${words[@]:1}"
expect 0 --json root rotate --status
is_equal "$(json '.rotation | [.step, (.old_kits | join(" "))] | join("|")')" 'kits|carol'
expect 0 root rotate --status
is_equal "$(next)" 'p2sctl package status'
"$P2SCTL" package build --azure "$P2S_SOURCE/tests/data/vendor/azure-2022.zip" --client carol -o kits --force >out 2>err || true
expect 0 root rotate --status
says "delete 'Main' at the gateway"
is_equal "$(next)" 'p2sctl root remove Main'
expect 0 -n root remove Main
says 'with 3 certificates that nobody uses any more'
expect 0 -y root remove Main
expect 0 root rotate --status
says 'no root is being rotated'
expect 0 client list
is_equal "$(cut -f 1,2,5 out | tr '\t\n' ' ;')" 'alice valid Main-2;bob valid Main-2;carol valid Main-2;'
expect 0 store check

# The next successor has the next number; another name can be given; removing it ends the rotation.
expect 0 -n root rotate
says "would create 'Main-3'"
expect 0 root rotate Main-2 --to Corp-2027 --key rsa:2048
expect 0 -y root remove Corp-2027
expect 0 root rotate --status
says 'no root is being rotated'

# Never more than a gateway accepts.
for i in {3..20}; do expect 0 root create "R$i" --key ec:p256; done
expect 4 root rotate Main-2
says 'a gateway accepts 20'
expect 0 store check
