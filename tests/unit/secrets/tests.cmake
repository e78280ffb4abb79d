# SPDX-License-Identifier: Apache-2.0
p2s_unit_test(secrets DOMAINS secrets base)
