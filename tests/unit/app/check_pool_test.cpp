// SPDX-License-Identifier: Apache-2.0
#include "support/temp_dir.hpp"

#include <p2s/app/gateway/check_pool.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>

#include <gtest/gtest.h>

namespace p2s::app {
namespace {

ErrorKind kind_of(const PoolRequest& request) {
  try {
    pool_plan(request, std::nullopt);
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::internal;
}

TEST(CheckPool, ArgumentsOverrideSpec) {
  const test::TempDir dir;
  const auto spec = dir / "p2s.toml";
  write_file(spec, as_bytes(spec::init_template("GW")), Access::everyone, OnExisting::fail);
  const auto from_spec = pool_plan({}, spec);
  ASSERT_FALSE(from_spec.pools.empty());
  PoolRequest request;
  request.pools = {"192.168.7.0/24"};
  request.vnet = {"10.9.0.0/16"};
  const auto plan = pool_plan(request, spec);
  ASSERT_EQ(plan.pools.size(), 1U);
  EXPECT_EQ(plan.pools[0].text, "192.168.7.0/24");
  EXPECT_EQ(plan.vnet.at(0).origin, "--vnet");
  EXPECT_EQ(plan.sku, from_spec.sku);
}

TEST(CheckPool, RejectsInvalidNetworksButNotPools) {
  PoolRequest request;
  request.pools = {"not a prefix"};
  EXPECT_EQ(pool_plan(request, std::nullopt).pools.size(), 1U);
  request.vnet = {"10.0.0.1/8"};
  EXPECT_EQ(kind_of(request), ErrorKind::usage);
}

TEST(CheckPool, RejectsUnknownTunnelsAndSkus) {
  PoolRequest request;
  request.tunnels = "pptp";
  EXPECT_EQ(kind_of(request), ErrorKind::usage);
  request.tunnels.clear();
  request.sku = "VpnGw9";
  EXPECT_EQ(kind_of(request), ErrorKind::usage);
}

}  // namespace
}  // namespace p2s::app
