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
INSERT INTO "entries" VALUES(1,'4649041a-6ec1-43ba-bbaa-79604701244c','begun','2026-11-30T07:34:25.641+00:00',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entries" VALUES(2,'4649041a-6ec1-43ba-bbaa-79604701244c','intent','2026-11-30T07:34:25.664+00:00',0,0,'{"region": "cn-shanghai", "eips": ["eip-uf6ykzsu2ytnvkbrc7sy"], "eni": "eni-ykba2vvoyl9kd99knns5", "mode": "NAT", "private_address": "47.100.23.31", "kind": "unassociate"}','0f5ed989-48a8-5274-b8b3-76950485f053',NULL,NULL,NULL,NULL);
INSERT INTO "entries" VALUES(3,'4649041a-6ec1-43ba-bbaa-79604701244c','accepted','2026-11-30T07:34:25.666+00:00',NULL,0,NULL,NULL,2,'9D432D22-964E-6A79-D35B-807D7BCBD66C',NULL,NULL);
INSERT INTO "entries" VALUES(4,'4649041a-6ec1-43ba-bbaa-79604701244c','read','2026-11-30T07:34:25.672+00:00',0,0,NULL,NULL,NULL,NULL,'done','eip-uf6ykzsu2ytnvkbrc7sy');
INSERT INTO "entries" VALUES(5,'4649041a-6ec1-43ba-bbaa-79604701244c','intent','2026-11-30T07:34:25.674+00:00',1,0,'{"region": "cn-shanghai", "eips": ["eip-uf6qvzlu9cs3opwbsevf"], "eni": "eni-5cur9lmsgdvhzccm5pf3", "mode": "NAT", "private_address": "139.196.88.14", "kind": "unassociate"}','783ed5e3-1693-5a73-be53-fd5d78997c4c',NULL,NULL,NULL,NULL);
CREATE TABLE reserve (room BLOB NOT NULL);
CREATE TABLE runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL UNIQUE,
    began TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    plan TEXT NOT NULL
);
INSERT INTO "runs" VALUES(1,'4649041a-6ec1-43ba-bbaa-79604701244c','2026-11-30T07:34:25.641+00:00',NULL,NULL,'{"format": 1, "region": "cn-shanghai", "selection": {"eips": ["eip-uf6ykzsu2ytnvkbrc7sy", "eip-uf6qvzlu9cs3opwbsevf"], "eni": null, "instance": "i-uf626zsf2lik0rf5uyj5", "road": "secondary_cidr", "security_group": null}, "operations": [{"region": "cn-shanghai", "eips": ["eip-uf6ykzsu2ytnvkbrc7sy"], "eni": "eni-ykba2vvoyl9kd99knns5", "mode": "NAT", "private_address": "47.100.23.31", "kind": "unassociate"}, {"region": "cn-shanghai", "eips": ["eip-uf6qvzlu9cs3opwbsevf"], "eni": "eni-5cur9lmsgdvhzccm5pf3", "mode": "NAT", "private_address": "139.196.88.14", "kind": "unassociate"}, {"region": "cn-shanghai", "eni": "eni-ykba2vvoyl9kd99knns5", "instance": "i-uf626zsf2lik0rf5uyj5", "kind": "detach"}, {"region": "cn-shanghai", "eni": "eni-5cur9lmsgdvhzccm5pf3", "instance": "i-uf626zsf2lik0rf5uyj5", "kind": "detach"}, {"region": "cn-shanghai", "eni": "eni-ykba2vvoyl9kd99knns5", "name": "exposed-47.100.23.31", "kind": "delete_eni"}, {"region": "cn-shanghai", "eni": "eni-5cur9lmsgdvhzccm5pf3", "name": "exposed-139.196.88.14", "kind": "delete_eni"}, {"region": "cn-shanghai", "vswitch": "vsw-ukkj3wml3mrodmadc1y3", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "name": "47.100.23.0/26", "kind": "delete_vswitch"}, {"region": "cn-shanghai", "vswitch": "vsw-irbytnc893to65posjt3", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "name": "139.196.88.0/27", "kind": "delete_vswitch"}, {"region": "cn-shanghai", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "block": "47.100.23.0/26", "kind": "remove_block"}, {"region": "cn-shanghai", "vpc": "vpc-uf6uj5vaaueka1tykgdl", "block": "139.196.88.0/27", "kind": "remove_block"}], "relied_on": [["eip-uf6ykzsu2ytnvkbrc7sy", "status", "InUse"], ["eip-uf6ykzsu2ytnvkbrc7sy", "address", "47.100.23.31"], ["eip-uf6ykzsu2ytnvkbrc7sy", "target", "eni-ykba2vvoyl9kd99knns5"], ["eip-uf6ykzsu2ytnvkbrc7sy", "locks", ""], ["eip-uf6ykzsu2ytnvkbrc7sy", "managed", ""], ["eip-uf6qvzlu9cs3opwbsevf", "status", "InUse"], ["eip-uf6qvzlu9cs3opwbsevf", "address", "139.196.88.14"], ["eip-uf6qvzlu9cs3opwbsevf", "target", "eni-5cur9lmsgdvhzccm5pf3"], ["eip-uf6qvzlu9cs3opwbsevf", "locks", ""], ["eip-uf6qvzlu9cs3opwbsevf", "managed", ""], ["eni-ykba2vvoyl9kd99knns5", "status", "InUse"], ["eni-ykba2vvoyl9kd99knns5", "instance", "i-uf626zsf2lik0rf5uyj5"], ["eni-ykba2vvoyl9kd99knns5", "zone", "cn-shanghai-b"], ["eni-ykba2vvoyl9kd99knns5", "vpc", "vpc-uf6uj5vaaueka1tykgdl"], ["eni-ykba2vvoyl9kd99knns5", "prefixes", ""], ["eni-ykba2vvoyl9kd99knns5", "secondary", ""], ["eni-ykba2vvoyl9kd99knns5", "managed", ""], ["eni-5cur9lmsgdvhzccm5pf3", "status", "InUse"], ["eni-5cur9lmsgdvhzccm5pf3", "instance", "i-uf626zsf2lik0rf5uyj5"], ["eni-5cur9lmsgdvhzccm5pf3", "zone", "cn-shanghai-b"], ["eni-5cur9lmsgdvhzccm5pf3", "vpc", "vpc-uf6uj5vaaueka1tykgdl"], ["eni-5cur9lmsgdvhzccm5pf3", "prefixes", ""], ["eni-5cur9lmsgdvhzccm5pf3", "secondary", ""], ["eni-5cur9lmsgdvhzccm5pf3", "managed", ""], ["eni-ykba2vvoyl9kd99knns5", "eips", "eip-uf6ykzsu2ytnvkbrc7sy"], ["eni-5cur9lmsgdvhzccm5pf3", "eips", "eip-uf6qvzlu9cs3opwbsevf"], ["i-uf626zsf2lik0rf5uyj5", "status", "Running"], ["i-uf626zsf2lik0rf5uyj5", "type", "ecs.g5.2xlarge"], ["i-uf626zsf2lik0rf5uyj5", "zone", "cn-shanghai-b"], ["i-uf626zsf2lik0rf5uyj5", "vpc", "vpc-uf6uj5vaaueka1tykgdl"], ["vpc-uf6uj5vaaueka1tykgdl", "blocks", "139.196.88.0/27 172.16.0.0/12 47.100.23.0/26"], ["vsw-ukkj3wml3mrodmadc1y3", "cidr", "47.100.23.0/26"], ["vsw-ukkj3wml3mrodmadc1y3", "zone", "cn-shanghai-b"], ["vsw-irbytnc893to65posjt3", "cidr", "139.196.88.0/27"], ["vsw-irbytnc893to65posjt3", "zone", "cn-shanghai-b"]], "fingerprint": "ef09b71e9698d413", "checksum": "c6d075252fd96761"}');
CREATE INDEX entries_of_run ON entries (run_id, number);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('runs',1);
INSERT INTO "sqlite_sequence" VALUES('entries',5);
COMMIT;
PRAGMA user_version = 1;
