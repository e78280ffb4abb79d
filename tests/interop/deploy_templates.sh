#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The templates of gateway deploy, read by programs of others: Azure's own serializer keeps every property of the ARM
# template, and Bicep, azapi and azurerm say the same. Terraform formats its files as they are.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/deploy/lib.sh
source "$P2S_SOURCE/tests/interop/deploy/lib.sh"
here=$P2S_SOURCE/tests/interop/deploy

bash "$P2S_SOURCE/tests/interop/npm/install.sh" "$P2S_BUILD/npm"
make_certificates
for kind in certificates radius all; do
  spec_of $kind
  for format in arm bicep azapi terraform; do deploy $format; done
  node "$here/templates.mjs" "$P2S_BUILD/npm/node_modules" deployed.arm deployed.bicep deployed.azapi deployed.terraform ||
    fail "$kind: the templates differ"
done
confirmed any 'gateway deploy --format arm' p2s.toml 'read and written by the serializer of npm @azure/arm-network without a loss'
confirmed any 'gateway deploy --format bicep' p2s.toml 'parsed by tree-sitter-bicep, the same as the ARM template'
confirmed any 'gateway deploy --format azapi, terraform' p2s.toml 'parsed by hcl2json, the same as the ARM template'

command -v terraform >/dev/null || { echo 'skipped: no terraform for terraform fmt'; exit 77; }
export CHECKPOINT_DISABLE=1 TF_CLI_CONFIG_FILE=/dev/null
for kind in certificates radius all; do
  spec_of $kind
  for format in azapi terraform; do
    mkdir -p "$kind-$format"
    deploy $format
    cp out "$kind-$format/main.tf"
    terraform fmt -check -diff "$kind-$format" || fail "$kind: terraform fmt changes $format"
  done
done
sed -i 's/ = / =  /' all-azapi/main.tf
! terraform fmt -check all-azapi >/dev/null || fail 'terraform fmt notices nothing'
confirmed any 'gateway deploy --format azapi, terraform (layout)' p2s.toml 'unchanged by terraform fmt'
