# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034,SC2154 # shared with the files beside it
# FreeRADIUS of the lab: alice and bob have a password. Sourced after lab.sh and pki.sh.
radius_users=(alice bob)
radius_password='päss "wörd" #1 %n'
# shellcheck source=templates/lab/radius.sh
source "$lab_scripts/radius.sh"
