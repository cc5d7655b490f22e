// The main flow through the vendor's present SDK for Node, which signs with ACS3-HMAC-SHA256.
// Environment and output as in first_generation_sdk.py.
const vpcSdk = require("@alicloud/vpc20160428");
const ecsSdk = require("@alicloud/ecs20140526");
const { Config } = require("@alicloud/openapi-client");

const { ENDPOINT, KEY, SECRET, REGION, ENI, INSTANCE } = process.env;
const EIPS = process.env.EIPS.split(",");
const config = () =>
  new Config({ accessKeyId: KEY, accessKeySecret: SECRET, endpoint: ENDPOINT, protocol: "http", regionId: REGION });
const vpc = new vpcSdk.default(config());
const ecs = new ecsSdk.default(config());

async function states() {
  const asked = { regionId: REGION, associatedInstanceType: "NetworkInterface", associatedInstanceId: ENI, pageSize: 50 };
  const answer = await vpc.describeEipAddresses(new vpcSdk.DescribeEipAddressesRequest(asked));
  return [...new Set(answer.body.eipAddresses.eipAddress.map((eip) => eip.status))].sort();
}

async function eniState() {
  const asked = { regionId: REGION, networkInterfaceId: [ENI] };
  const answer = await ecs.describeNetworkInterfaces(new ecsSdk.DescribeNetworkInterfacesRequest(asked));
  return answer.body.networkInterfaceSets.networkInterfaceSet[0].status;
}

async function until(look) {
  for (const deadline = Date.now() + 20000; Date.now() < deadline; ) if (await look()) return;
  throw new Error(`never happened: ${look}`);
}

async function main() {
  const all = new vpcSdk.DescribeEipAddressesRequest({ regionId: REGION, pageSize: 100 });
  const total = (await vpc.describeEipAddresses(all)).body.totalCount;
  await vpc.associateEipAddressBatch(
    new vpcSdk.AssociateEipAddressBatchRequest({
      regionId: REGION,
      bindedInstanceId: ENI,
      bindedInstanceType: "NetworkInterface",
      mode: "MULTI_BINDED",
      instanceIds: EIPS,
      clientToken: "openapi ~*'()",
    }),
  );
  await until(async () => (await states()).join() === "InUse");
  const pair = { regionId: REGION, networkInterfaceId: ENI, instanceId: INSTANCE };
  await ecs.attachNetworkInterface(new ecsSdk.AttachNetworkInterfaceRequest(pair));
  await until(async () => (await eniState()) === "InUse");
  const asked = new vpcSdk.DescribeEipGatewayInfoRequest({ regionId: REGION, instanceId: ENI });
  const infos = (await vpc.describeEipGatewayInfo(asked)).body.eipInfos.eipInfo;
  const gateways = infos.map((info) => ({ Ip: info.ip, IpMask: info.ipMask, IpGw: info.ipGw }));
  const unbind = (eip) => {
    const request = { regionId: REGION, allocationId: eip, instanceId: ENI, instanceType: "NetworkInterface" };
    return vpc.unassociateEipAddress(new vpcSdk.UnassociateEipAddressRequest(request));
  };
  const refused = await unbind(EIPS[0]).then(() => "", (error) => error.code);
  await ecs.detachNetworkInterface(new ecsSdk.DetachNetworkInterfaceRequest(pair));
  await until(async () => (await eniState()) === "Available");
  for (const eip of EIPS) {
    await unbind(eip);
    await until(async () => !(await states()).includes("Unassociating"));
  }
  console.log(JSON.stringify({ total, gateways, refused, left: await states() }));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
