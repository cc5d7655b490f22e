// The main flow through pop-core, the vendor's generic RPC client for Node, which signs with HMAC-SHA1.
// Environment and output as in first_generation_sdk.py.
const { RPCClient } = require("@alicloud/pop-core");

const { ENDPOINT, KEY, SECRET, REGION, ENI, INSTANCE } = process.env;
const EIPS = process.env.EIPS.split(",");
const open = (apiVersion) =>
  new RPCClient({ accessKeyId: KEY, accessKeySecret: SECRET, endpoint: `http://${ENDPOINT}`, apiVersion });
const vpc = open("2016-04-28");
const ecs = open("2014-05-26");
const post = { method: "POST" }; // puts the parameters into a form body
const get = { method: "GET" }; // puts them into the query

async function states() {
  const asked = { RegionId: REGION, AssociatedInstanceType: "NetworkInterface", AssociatedInstanceId: ENI, PageSize: 50 };
  const answer = await vpc.request("DescribeEipAddresses", asked, get);
  return [...new Set(answer.EipAddresses.EipAddress.map((eip) => eip.Status))].sort();
}

async function eniState() {
  const answer = await ecs.request("DescribeNetworkInterfaces", { RegionId: REGION, "NetworkInterfaceId.1": ENI }, post);
  return answer.NetworkInterfaceSets.NetworkInterfaceSet[0].Status;
}

async function until(look) {
  for (const deadline = Date.now() + 20000; Date.now() < deadline; ) if (await look()) return;
  throw new Error(`never happened: ${look}`);
}

async function main() {
  const total = (await vpc.request("DescribeEipAddresses", { RegionId: REGION, PageSize: 100 }, post)).TotalCount;
  const batch = { RegionId: REGION, BindedInstanceId: ENI, BindedInstanceType: "NetworkInterface", Mode: "MULTI_BINDED" };
  EIPS.forEach((eip, index) => (batch[`InstanceIds.${index + 1}`] = eip));
  await vpc.request("AssociateEipAddressBatch", { ...batch, ClientToken: "pop core ~*'()" }, post);
  await until(async () => (await states()).join() === "InUse");
  const pair = { RegionId: REGION, NetworkInterfaceId: ENI, InstanceId: INSTANCE };
  await ecs.request("AttachNetworkInterface", pair, post);
  await until(async () => (await eniState()) === "InUse");
  const gateways = (await vpc.request("DescribeEipGatewayInfo", { RegionId: REGION, InstanceId: ENI }, get)).EipInfos.EipInfo;
  const unbind = (eip) =>
    vpc.request(
      "UnassociateEipAddress",
      { RegionId: REGION, AllocationId: eip, InstanceId: ENI, InstanceType: "NetworkInterface" },
      post,
    );
  const refused = await unbind(EIPS[0]).then(() => "", (error) => error.code);
  await ecs.request("DetachNetworkInterface", pair, post);
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
