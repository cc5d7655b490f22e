"""What Apache Libcloud's driver for ECS sees: it signs with HMAC-SHA1, asks for XML, and speaks HTTPS.

Environment: ENDPOINT (host:port), KEY, SECRET, REGION, INSTANCE, CA_FILE. Prints one JSON object.
"""

import json
import os
import sys

import libcloud.security
from libcloud.common.exceptions import BaseHTTPError
from libcloud.compute.providers import get_driver
from libcloud.compute.types import Provider

libcloud.security.CA_CERTS_PATH = os.environ["CA_FILE"]
host, _, port = os.environ["ENDPOINT"].partition(":")
driver = get_driver(Provider.ALIYUN_ECS)(
    os.environ["KEY"], os.environ["SECRET"], region=os.environ["REGION"], host=host, port=int(port), secure=True
)
nodes = driver.list_nodes()
node = next(each for each in nodes if each.id == os.environ["INSTANCE"])
group = driver.ex_list_security_groups()[0]
driver.stop_node(node)
(stopped,) = driver.list_nodes(ex_node_ids=[node.id])
driver.start_node(stopped)
(started,) = driver.list_nodes(ex_node_ids=[node.id])
driver.reboot_node(started)
try:
    driver.ex_delete_security_group_by_id(group.id)
    refused = ""
except BaseHTTPError as error:
    refused = str(error)
seen = {
    "nodes": {each.id: [each.name, each.state, each.private_ips] for each in nodes},
    "stopped": stopped.state,
    "started": started.state,
    "locations": [each.id for each in driver.list_locations()],
    "zones": [each.id for each in driver.ex_list_zones()],
    "images": [each.id for each in driver.list_images()],
    "volumes": [[each.id, each.size, each.state] for each in driver.list_volumes()],
    "groups": [each.id for each in driver.ex_list_security_groups()],
    "rules": [[each.ip_protocol, each.port_range] for each in driver.ex_list_security_group_attributes(group.id)],
    "refused": refused,
}
sys.stdout.write(json.dumps(seen))
