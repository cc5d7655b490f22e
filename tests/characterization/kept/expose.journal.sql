BEGIN TRANSACTION;
CREATE TABLE entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL REFERENCES runs (run_id),
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    row INTEGER,
    undoing INTEGER NOT NULL,
    call TEXT,
    token TEXT,
    of INTEGER REFERENCES entries (number),
    request_id TEXT,
    code TEXT,
    resource TEXT
);
INSERT INTO "entries" VALUES(1,'72f40523-e039-4bee-b305-dd3b57b4e38b','begun','2026-11-30T07:34:25.330+00:00',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entries" VALUES(2,'72f40523-e039-4bee-b305-dd3b57b4e38b','intent','2026-11-30T07:34:25.336+00:00',0,0,'{"region": "cn-shanghai", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "block": "47.100.23.0/26", "kind": "add_block"}','9d49ca0e-c93a-5457-b4a8-f5a6aad9f78b',NULL,NULL,NULL,NULL);
INSERT INTO "entries" VALUES(3,'72f40523-e039-4bee-b305-dd3b57b4e38b','accepted','2026-11-30T07:34:25.337+00:00',NULL,0,NULL,NULL,2,'DD423CF3-B048-8F6C-0D41-FA5D24A2FA51',NULL,NULL);
INSERT INTO "entries" VALUES(4,'72f40523-e039-4bee-b305-dd3b57b4e38b','read','2026-11-30T07:34:25.345+00:00',0,0,NULL,NULL,NULL,NULL,'done','47.100.23.0/26');
INSERT INTO "entries" VALUES(5,'72f40523-e039-4bee-b305-dd3b57b4e38b','intent','2026-11-30T07:34:25.346+00:00',1,0,'{"region": "cn-shanghai", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "block": "139.196.88.0/27", "kind": "add_block"}','28f09538-8e25-5464-b631-ca51d7084a9c',NULL,NULL,NULL,NULL);
INSERT INTO "entries" VALUES(6,'72f40523-e039-4bee-b305-dd3b57b4e38b','accepted','2026-11-30T07:34:25.348+00:00',NULL,0,NULL,NULL,5,'83A1AAA2-56EE-B176-7B12-79943D4E71FB',NULL,NULL);
INSERT INTO "entries" VALUES(7,'72f40523-e039-4bee-b305-dd3b57b4e38b','read','2026-11-30T07:34:25.355+00:00',1,0,NULL,NULL,NULL,NULL,'done','139.196.88.0/27');
INSERT INTO "entries" VALUES(8,'72f40523-e039-4bee-b305-dd3b57b4e38b','intent','2026-11-30T07:34:25.356+00:00',2,0,'{"region": "cn-shanghai", "mark": "47.100.23.0_26-t1", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "zone": "cn-shanghai-b", "cidr": "47.100.23.0/26", "name": "exposed-47.100.23.0_26", "kind": "create_vswitch"}','2f43a7d7-43f0-540b-a346-07ede5f88d3b',NULL,NULL,NULL,NULL);
INSERT INTO "entries" VALUES(9,'72f40523-e039-4bee-b305-dd3b57b4e38b','accepted','2026-11-30T07:34:25.358+00:00',NULL,0,NULL,NULL,8,'9BB1923E-9E10-8331-5096-C7D636449974',NULL,NULL);
INSERT INTO "entries" VALUES(10,'72f40523-e039-4bee-b305-dd3b57b4e38b','read','2026-11-30T07:34:25.365+00:00',2,0,NULL,NULL,NULL,NULL,'done','47.100.23.0_26-t1');
INSERT INTO "entries" VALUES(11,'72f40523-e039-4bee-b305-dd3b57b4e38b','intent','2026-11-30T07:34:25.367+00:00',3,0,'{"region": "cn-shanghai", "mark": "139.196.88.0_27-t1", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "zone": "cn-shanghai-b", "cidr": "139.196.88.0/27", "name": "exposed-139.196.88.0_27", "kind": "create_vswitch"}','7d45588d-faa9-57ae-ba0b-7156cd8ffe91',NULL,NULL,NULL,NULL);
INSERT INTO "entries" VALUES(12,'72f40523-e039-4bee-b305-dd3b57b4e38b','accepted','2026-11-30T07:34:25.369+00:00',NULL,0,NULL,NULL,11,'622B0FFB-DAE5-FB82-53A4-B44C9BF8F916',NULL,NULL);
INSERT INTO "entries" VALUES(13,'72f40523-e039-4bee-b305-dd3b57b4e38b','read','2026-11-30T07:34:25.376+00:00',3,0,NULL,NULL,NULL,NULL,'done','139.196.88.0_27-t1');
INSERT INTO "entries" VALUES(14,'72f40523-e039-4bee-b305-dd3b57b4e38b','intent','2026-11-30T07:34:25.377+00:00',4,0,'{"region": "cn-shanghai", "mark": "47.100.23.31-t1", "name": "exposed-47.100.23.31", "vswitch": {"made": "47.100.23.0_26-t1"}, "security_group": "sg-uf66w8zojnu5du938va7", "address": "47.100.23.31", "kind": "create_eni"}','40f1d6cb-19a1-5cf3-bd34-a947e2eeee7b',NULL,NULL,NULL,NULL);
CREATE TABLE reserve (room BLOB NOT NULL);
CREATE TABLE runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL UNIQUE,
    began TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    plan TEXT NOT NULL
);
INSERT INTO "runs" VALUES(1,'72f40523-e039-4bee-b305-dd3b57b4e38b','2026-11-30T07:34:25.330+00:00',NULL,NULL,'{"format": 1, "region": "cn-shanghai", "selection": {"eips": ["eip-uf6ykzsu2ytnvkbrc7sy", "eip-uf6qvzlu9cs3opwbsevf"], "eni": null, "instance": "i-uf626zsf2lik0rf5uyj5", "road": "secondary_cidr", "security_group": "sg-uf66w8zojnu5du938va7"}, "operations": [{"region": "cn-shanghai", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "block": "47.100.23.0/26", "kind": "add_block"}, {"region": "cn-shanghai", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "block": "139.196.88.0/27", "kind": "add_block"}, {"region": "cn-shanghai", "mark": "47.100.23.0_26-t1", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "zone": "cn-shanghai-b", "cidr": "47.100.23.0/26", "name": "exposed-47.100.23.0_26", "kind": "create_vswitch"}, {"region": "cn-shanghai", "mark": "139.196.88.0_27-t1", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "zone": "cn-shanghai-b", "cidr": "139.196.88.0/27", "name": "exposed-139.196.88.0_27", "kind": "create_vswitch"}, {"region": "cn-shanghai", "mark": "47.100.23.31-t1", "name": "exposed-47.100.23.31", "vswitch": {"made": "47.100.23.0_26-t1"}, "security_group": "sg-uf66w8zojnu5du938va7", "address": "47.100.23.31", "kind": "create_eni"}, {"region": "cn-shanghai", "mark": "139.196.88.14-t1", "name": "exposed-139.196.88.14", "vswitch": {"made": "139.196.88.0_27-t1"}, "security_group": "sg-uf66w8zojnu5du938va7", "address": "139.196.88.14", "kind": "create_eni"}, {"region": "cn-shanghai", "eips": ["eip-uf6ykzsu2ytnvkbrc7sy"], "eni": {"made": "47.100.23.31-t1"}, "mode": "NAT", "private_address": "47.100.23.31", "batch": false, "kind": "associate"}, {"region": "cn-shanghai", "eips": ["eip-uf6qvzlu9cs3opwbsevf"], "eni": {"made": "139.196.88.14-t1"}, "mode": "NAT", "private_address": "139.196.88.14", "batch": false, "kind": "associate"}, {"region": "cn-shanghai", "eni": {"made": "47.100.23.31-t1"}, "instance": "i-uf626zsf2lik0rf5uyj5", "kind": "attach"}, {"region": "cn-shanghai", "eni": {"made": "139.196.88.14-t1"}, "instance": "i-uf626zsf2lik0rf5uyj5", "kind": "attach"}], "relied_on": [["eip-uf6ykzsu2ytnvkbrc7sy", "status", "Available"], ["eip-uf6ykzsu2ytnvkbrc7sy", "address", "47.100.23.31"], ["eip-uf6ykzsu2ytnvkbrc7sy", "target", ""], ["eip-uf6ykzsu2ytnvkbrc7sy", "locks", ""], ["eip-uf6ykzsu2ytnvkbrc7sy", "managed", ""], ["eip-uf6qvzlu9cs3opwbsevf", "status", "Available"], ["eip-uf6qvzlu9cs3opwbsevf", "address", "139.196.88.14"], ["eip-uf6qvzlu9cs3opwbsevf", "target", ""], ["eip-uf6qvzlu9cs3opwbsevf", "locks", ""], ["eip-uf6qvzlu9cs3opwbsevf", "managed", ""], ["i-uf626zsf2lik0rf5uyj5", "status", "Running"], ["i-uf626zsf2lik0rf5uyj5", "type", "ecs.g5.2xlarge"], ["i-uf626zsf2lik0rf5uyj5", "zone", "cn-shanghai-b"], ["i-uf626zsf2lik0rf5uyj5", "vpc", "vpc-uf6uj5vaaueka1tykgdl"], ["vpc-uf6uj5vaaueka1tykgdl", "blocks", "172.16.0.0/12"]], "fingerprint": "c5ff6d30a0091ef9", "checksum": "8261bd99ac07ff66"}');
CREATE INDEX entries_of_run ON entries (run_id, number);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('runs',1);
INSERT INTO "sqlite_sequence" VALUES('entries',14);
COMMIT;
PRAGMA user_version = 1;
