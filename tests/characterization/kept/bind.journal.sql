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
INSERT INTO "entries" VALUES(1,'7a7ce086-f225-4545-a27a-645ba35004ab','begun','2026-11-30T07:34:25.041+00:00',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entries" VALUES(2,'7a7ce086-f225-4545-a27a-645ba35004ab','intent','2026-11-30T07:34:25.050+00:00',0,0,'{"region": "cn-shanghai", "eips": ["eip-uf6qvzlu9cs3opwbsevf", "eip-uf6of7d81khlcb24302d", "eip-uf6eil7ik6rn2ndos3y4"], "eni": "eni-uf6uqvbkpn0pxo7tzp02", "mode": "MULTI_BINDED", "private_address": "172.16.10.101", "batch": true, "kind": "associate"}','c6d473fd-d2ad-55b6-ba61-6e755ff355c6',NULL,NULL,NULL,NULL);
CREATE TABLE reserve (room BLOB NOT NULL);
CREATE TABLE runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL UNIQUE,
    began TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    plan TEXT NOT NULL
);
INSERT INTO "runs" VALUES(1,'7a7ce086-f225-4545-a27a-645ba35004ab','2026-11-30T07:34:25.041+00:00',NULL,NULL,'{"format": 1, "region": "cn-shanghai", "selection": {"eips": ["eip-uf6qvzlu9cs3opwbsevf", "eip-uf6of7d81khlcb24302d", "eip-uf6eil7ik6rn2ndos3y4"], "eni": "eni-uf6uqvbkpn0pxo7tzp02", "instance": "i-uf626zsf2lik0rf5uyj5"}, "operations": [{"region": "cn-shanghai", "eips": ["eip-uf6qvzlu9cs3opwbsevf", "eip-uf6of7d81khlcb24302d", "eip-uf6eil7ik6rn2ndos3y4"], "eni": "eni-uf6uqvbkpn0pxo7tzp02", "mode": "MULTI_BINDED", "private_address": "172.16.10.101", "batch": true, "kind": "associate"}, {"region": "cn-shanghai", "eni": "eni-uf6uqvbkpn0pxo7tzp02", "instance": "i-uf626zsf2lik0rf5uyj5", "kind": "attach"}], "relied_on": [["eip-uf6qvzlu9cs3opwbsevf", "status", "Available"], ["eip-uf6qvzlu9cs3opwbsevf", "address", "139.196.88.14"], ["eip-uf6qvzlu9cs3opwbsevf", "target", ""], ["eip-uf6qvzlu9cs3opwbsevf", "locks", ""], ["eip-uf6qvzlu9cs3opwbsevf", "managed", ""], ["eip-uf6of7d81khlcb24302d", "status", "Available"], ["eip-uf6of7d81khlcb24302d", "address", "139.196.88.15"], ["eip-uf6of7d81khlcb24302d", "target", ""], ["eip-uf6of7d81khlcb24302d", "locks", ""], ["eip-uf6of7d81khlcb24302d", "managed", ""], ["eip-uf6eil7ik6rn2ndos3y4", "status", "Available"], ["eip-uf6eil7ik6rn2ndos3y4", "address", "139.196.88.90"], ["eip-uf6eil7ik6rn2ndos3y4", "target", ""], ["eip-uf6eil7ik6rn2ndos3y4", "locks", ""], ["eip-uf6eil7ik6rn2ndos3y4", "managed", ""], ["eni-uf6uqvbkpn0pxo7tzp02", "status", "Available"], ["eni-uf6uqvbkpn0pxo7tzp02", "instance", ""], ["eni-uf6uqvbkpn0pxo7tzp02", "zone", "cn-shanghai-b"], ["eni-uf6uqvbkpn0pxo7tzp02", "vpc", "vpc-uf6uj5vaaueka1tykgdl"], ["eni-uf6uqvbkpn0pxo7tzp02", "prefixes", ""], ["eni-uf6uqvbkpn0pxo7tzp02", "secondary", ""], ["eni-uf6uqvbkpn0pxo7tzp02", "managed", ""], ["eni-uf6uqvbkpn0pxo7tzp02", "eips", ""], ["i-uf626zsf2lik0rf5uyj5", "status", "Running"], ["i-uf626zsf2lik0rf5uyj5", "type", "ecs.g5.2xlarge"], ["i-uf626zsf2lik0rf5uyj5", "zone", "cn-shanghai-b"], ["i-uf626zsf2lik0rf5uyj5", "vpc", "vpc-uf6uj5vaaueka1tykgdl"]], "fingerprint": "893f47011a7e29b0", "checksum": "600c6e40f8d1e6d8"}');
CREATE INDEX entries_of_run ON entries (run_id, number);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('runs',1);
INSERT INTO "sqlite_sequence" VALUES('entries',2);
COMMIT;
PRAGMA user_version = 1;
