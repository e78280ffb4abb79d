#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Today's scripts of gateway deploy, run with the stand-in of the Azure CLI: the same calls as when the real one ran them
# (azure_cli/run), and the same bodies for ARM.
# shellcheck source=tests/script/lib.sh
source "$P2S_SOURCE/tests/script/lib.sh"
# shellcheck source=tests/interop/deploy/lib.sh
source "$P2S_SOURCE/tests/interop/deploy/lib.sh"
# shellcheck source=tests/interop/azure_cli/scenarios.sh
source "$P2S_SOURCE/tests/interop/azure_cli/scenarios.sh"

mkdir bin stub
ln -s "$P2S_SOURCE/tests/interop/deploy/az" bin/az
ln -s /bin/true bin/sleep
export AZ_STUB=$work/stub
run_scenarios
exchanges >exchanges.json
diff "$P2S_SOURCE/tests/interop/azure_cli/exchanges.json" exchanges.json || fail 'not what the real Azure CLI did: see tests/interop/azure_cli/run'

confirmed any 'gateway deploy --format az, calls of' p2s.toml "the same calls and bodies as recorded from Debian's azure-cli, which ran the scripts against a stub of ARM"
