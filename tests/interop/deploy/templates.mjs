// SPDX-License-Identifier: Apache-2.0
// Reads the templates of gateway deploy with parsers of others: they say the same.
//   node templates.mjs NODE_MODULES ARM BICEP AZAPI [TERRAFORM]
// ARM is serialized by Azure's own SDK, which must not drop anything; Bicep and Terraform are parsed by their grammars and
// compared with it. Exits with status 1 and the difference.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(pathToFileURL(path.join(modules, 'x.js')));
const [arm, bicep, azapi, terraform] = files.map((file) => fs.readFileSync(file, 'utf8'));

/// `node` with `change` applied to each value from the leaves up; undefined removes a member.
function map(node, change) {
  if (Array.isArray(node)) return change(node.map((each) => map(each, change)));
  if (node === null || typeof node !== 'object') return change(node);
  const entries = Object.entries(node).map(([key, value]) => [key, map(value, change)]);
  return change(Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
}

// Expressions become what they mean: SECRET of a parameter, the name of a group.
function meaning(value) {
  if (typeof value !== 'string') return value === null ? undefined : value;
  const group = value.match(/virtualNetworkGatewayPolicyGroups(?:', (?:parameters\('gatewayName'\)|gatewayName), '(.*)'\)|\/(.*))\]?$/);
  if (group) return group[1] ?? group[2];
  const secret = value.match(/^(?:\[parameters\('radiusSecret(\d*)'\)\]|radiusSecret(\d*)|\$\{var\.radius_secret(\d*)\})$/);
  if (secret) return `SECRET${secret[1] ?? secret[2] ?? secret[3]}`;
  return value.startsWith('[[') ? value.slice(1) : value;
}

const template = JSON.parse(arm);
assert.equal(template.resources[0].apiVersion, '2024-07-01');
for (const [name, parameter] of Object.entries(template.parameters)) {
  if (!/secret/i.test(name)) continue;
  assert.deepEqual(parameter, { type: 'secureString' }, name);
}
const wanted = map(template.variables.pointToSite, meaning);

// Azure's own serializer.
const { createSerializer } = require('@azure/core-client');
const mappers = require(path.join(fs.realpathSync(modules), '@azure/arm-network/dist/commonjs/models/mappers.js'));
const serializer = createSerializer(mappers, false);
const body = { location: 'westeurope', properties: wanted };
const typed = serializer.deserialize(mappers.VirtualNetworkGateway, body, 'gateway');
const again = JSON.parse(JSON.stringify(serializer.serialize(mappers.VirtualNetworkGateway, typed, 'gateway')));
assert.deepEqual(again, body, 'the serializer changes the ARM template');
const lost = structuredClone(body);
for (const root of lost.properties.vpnClientConfiguration.vpnClientRootCertificates) {
  root.publicCertData = root.properties.publicCertData;
  delete root.properties;
}
const check = () => serializer.serialize(mappers.VirtualNetworkGateway, serializer.deserialize(mappers.VirtualNetworkGateway, lost, 'g'), 'g');
let noticed = lost.properties.vpnClientConfiguration.vpnClientRootCertificates.length === 0;
try {
  assert.deepEqual(JSON.parse(JSON.stringify(check())), lost);
} catch {
  noticed = true;
}
assert(noticed, 'the serializer notices nothing');

// Bicep: the grammar accepts it, and its object is the same.
const { Parser, Language } = await import(pathToFileURL(path.join(modules, 'web-tree-sitter/web-tree-sitter.js')));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(path.join(modules, 'tree-sitter-bicep/tree-sitter-bicep.wasm')));
const root = parser.parse(bicep).rootNode;
assert(!root.hasError, `Bicep does not parse: ${root.toString().slice(0, 2000)}`);
assert(parser.parse(bicep.replace('union(', 'union{')).rootNode.hasError, 'the grammar notices nothing');
const unescaped = (text) => text.slice(1, -1).replace(/\\(\$\{|.)/g, '$1');
function value(node) {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(node.namedChildren.filter((each) => each.type === 'object_property')
        .map((each) => [each.namedChildren[0].text, value(each.namedChildren[1])]));
    case 'array':
      return node.namedChildren.map(value);
    case 'string':
      return unescaped(node.text);
    case 'number':
      return Number(node.text);
    case 'boolean':
      return node.text === 'true';
    default:
      return node.text;
  }
}
const union = root.descendantsOfType('call_expression').find((each) => each.text.startsWith('union('));
const object = union.descendantsOfType('object')[0];
assert.deepEqual(map(value(object), meaning), wanted, 'Bicep differs from the ARM template');

// Terraform: HashiCorp's parser reads it, and its body is the same.
const { parse } = require('@cdktf/hcl2json');
const literal = (node) => (typeof node === 'string' ? node.replaceAll('$${', '${').replaceAll('%%{', '%{') : node);
const read = async (name, text) => map(await parse(name, text), (node) => literal(meaning(node)));
const update = (await read('azapi.tf', azapi)).resource.azapi_update_resource.point_to_site[0];
assert.equal(update.type, 'Microsoft.Network/virtualNetworkGateways@2024-07-01');
const properties = update.body.properties;
Object.assign(properties.vpnClientConfiguration, update.sensitive_body?.properties.vpnClientConfiguration);
assert.deepEqual(properties, wanted, 'azapi differs from the ARM template');

if (terraform) {
  const { resource } = await read('azurerm.tf', terraform);
  const gateway = resource.azurerm_virtual_network_gateway.point_to_site[0];
  assert.deepEqual(fromProvider(gateway), sorted(wanted), 'azurerm differs from the ARM template');
}

/// What the provider sends for a resource (its schema is documented in docs of azurerm_virtual_network_gateway).
function fromProvider(gateway) {
  const client = gateway.vpn_client_configuration[0];
  const single = client.radius_server_address
    ? { radiusServerAddress: client.radius_server_address, radiusServerSecret: client.radius_server_secret } : {};
  const entra = client.aad_tenant
    ? { aadTenant: client.aad_tenant, aadAudience: client.aad_audience, aadIssuer: client.aad_issuer } : {};
  return sorted({
    customRoutes: { addressPrefixes: (gateway.custom_route ?? []).flatMap((each) => each.address_prefixes) },
    virtualNetworkGatewayPolicyGroups: (gateway.policy_group ?? []).map((group) => ({
      name: group.name,
      properties: {
        isDefault: group.is_default,
        priority: group.priority,
        policyMembers: group.policy_member.map((each) => ({ name: each.name, attributeType: each.type, attributeValue: each.value })),
      },
    })),
    vpnClientConfiguration: {
      vpnClientAddressPool: { addressPrefixes: client.address_space },
      vpnClientProtocols: client.vpn_client_protocols,
      vpnAuthenticationTypes: client.vpn_auth_types,
      vpnClientRootCertificates: (client.root_certificate ?? []).map((each) => ({ name: each.name, properties: { publicCertData: each.public_cert_data } })),
      vpnClientRevokedCertificates: (client.revoked_certificate ?? []).map((each) => ({ name: each.name, properties: { thumbprint: each.thumbprint } })),
      vpnClientIpsecPolicies: (client.ipsec_policy ?? []).map((each) => ({
        saLifeTimeSeconds: each.sa_lifetime_in_seconds, saDataSizeKilobytes: each.sa_data_size_in_kilobytes,
        ipsecEncryption: each.ipsec_encryption, ipsecIntegrity: each.ipsec_integrity,
        ikeEncryption: each.ike_encryption, ikeIntegrity: each.ike_integrity, dhGroup: each.dh_group, pfsGroup: each.pfs_group,
      })),
      ...single,
      radiusServers: (client.radius_server ?? []).map((each) => ({ radiusServerAddress: each.address, radiusServerScore: each.score, radiusServerSecret: each.secret })),
      ...entra,
      vngClientConnectionConfigurations: (client.virtual_network_gateway_client_connection ?? []).map((each) => ({
        name: each.name,
        properties: { vpnClientAddressPool: { addressPrefixes: each.address_prefixes }, virtualNetworkGatewayPolicyGroups: each.policy_group_names.map((id) => ({ id })) },
      })),
    },
  });
}

function sorted(node) {
  return map(node, (each) => (each && typeof each === 'object' && !Array.isArray(each)
    ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each));
}
