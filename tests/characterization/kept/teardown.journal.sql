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
INSERT INTO "entries" VALUES(1,'e994a439-eb08-4f15-ba22-73b73c92d1e5','begun','2026-11-30T07:34:25.186+00:00',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "entries" VALUES(2,'e994a439-eb08-4f15-ba22-73b73c92d1e5','intent','2026-11-30T07:34:25.193+00:00',0,0,'{"region": "cn-shanghai", "eni": "eni-uf6dfafc260dhiwdsm6m", "instance": "i-uf626zsf2lik0rf5uyj5", "kind": "detach"}','e394bdb2-d9e4-5bdc-bbc2-4e2e4ff01af7',NULL,NULL,NULL,NULL);
INSERT INTO "entries" VALUES(3,'e994a439-eb08-4f15-ba22-73b73c92d1e5','accepted','2026-11-30T07:34:25.195+00:00',NULL,0,NULL,NULL,2,'4771B369-1936-76D2-0C14-90D450B06D0F',NULL,NULL);
INSERT INTO "entries" VALUES(4,'e994a439-eb08-4f15-ba22-73b73c92d1e5','read','2026-11-30T07:34:25.202+00:00',0,0,NULL,NULL,NULL,NULL,'done','eni-uf6dfafc260dhiwdsm6m');
INSERT INTO "entries" VALUES(5,'e994a439-eb08-4f15-ba22-73b73c92d1e5','intent','2026-11-30T07:34:25.204+00:00',1,0,'{"region": "cn-shanghai", "eips": ["eip-uf6cne1hnojr21jkkpdn"], "eni": "eni-uf6dfafc260dhiwdsm6m", "mode": "MULTI_BINDED", "private_address": "172.16.10.104", "kind": "unassociate"}','a96b082f-5421-5814-a889-a3ac7d6c4fe0',NULL,NULL,NULL,NULL);
CREATE TABLE reserve (room BLOB NOT NULL);
CREATE TABLE runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL UNIQUE,
    began TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    plan TEXT NOT NULL
);
INSERT INTO "runs" VALUES(1,'e994a439-eb08-4f15-ba22-73b73c92d1e5','2026-11-30T07:34:25.186+00:00',NULL,NULL,'{"format": 1, "region": "cn-shanghai", "selection": {"eips": ["eip-uf6cne1hnojr21jkkpdn", "eip-uf6h2h8ajc51udyqitfo", "eip-uf69hsafyetzhc3mn8de"], "eni": "eni-uf6dfafc260dhiwdsm6m", "instance": "i-uf626zsf2lik0rf5uyj5"}, "operations": [{"region": "cn-shanghai", "eni": "eni-uf6dfafc260dhiwdsm6m", "instance": "i-uf626zsf2lik0rf5uyj5", "kind": "detach"}, {"region": "cn-shanghai", "eips": ["eip-uf6cne1hnojr21jkkpdn", "eip-uf6h2h8ajc51udyqitfo", "eip-uf69hsafyetzhc3mn8de"], "eni": "eni-uf6dfafc260dhiwdsm6m", "mode": "MULTI_BINDED", "private_address": "172.16.10.104", "kind": "unassociate"}, {"region": "cn-shanghai", "eni": "eni-uf6dfafc260dhiwdsm6m", "name": "voip-live", "kind": "delete_eni"}, {"region": "cn-shanghai", "eip": "eip-uf6cne1hnojr21jkkpdn", "name": "47.100.23.211", "kind": "release"}, {"region": "cn-shanghai", "eip": "eip-uf6h2h8ajc51udyqitfo", "name": "47.100.23.212", "kind": "release"}], "relied_on": [["eip-uf6cne1hnojr21jkkpdn", "status", "InUse"], ["eip-uf6cne1hnojr21jkkpdn", "address", "47.100.23.211"], ["eip-uf6cne1hnojr21jkkpdn", "target", "eni-uf6dfafc260dhiwdsm6m"], ["eip-uf6cne1hnojr21jkkpdn", "locks", ""], ["eip-uf6cne1hnojr21jkkpdn", "managed", ""], ["eip-uf6h2h8ajc51udyqitfo", "status", "InUse"], ["eip-uf6h2h8ajc51udyqitfo", "address", "47.100.23.212"], ["eip-uf6h2h8ajc51udyqitfo", "target", "eni-uf6dfafc260dhiwdsm6m"], ["eip-uf6h2h8ajc51udyqitfo", "locks", ""], ["eip-uf6h2h8ajc51udyqitfo", "managed", ""], ["eip-uf69hsafyetzhc3mn8de", "status", "InUse"], ["eip-uf69hsafyetzhc3mn8de", "address", "101.132.7.61"], ["eip-uf69hsafyetzhc3mn8de", "target", "eni-uf6dfafc260dhiwdsm6m"], ["eip-uf69hsafyetzhc3mn8de", "locks", ""], ["eip-uf69hsafyetzhc3mn8de", "managed", ""], ["eni-uf6dfafc260dhiwdsm6m", "status", "InUse"], ["eni-uf6dfafc260dhiwdsm6m", "instance", "i-uf626zsf2lik0rf5uyj5"], ["eni-uf6dfafc260dhiwdsm6m", "zone", "cn-shanghai-b"], ["eni-uf6dfafc260dhiwdsm6m", "vpc", "vpc-uf6uj5vaaueka1tykgdl"], ["eni-uf6dfafc260dhiwdsm6m", "prefixes", ""], ["eni-uf6dfafc260dhiwdsm6m", "secondary", ""], ["eni-uf6dfafc260dhiwdsm6m", "managed", ""], ["eni-uf6dfafc260dhiwdsm6m", "eips", "eip-uf69hsafyetzhc3mn8de eip-uf6cne1hnojr21jkkpdn eip-uf6h2h8ajc51udyqitfo"], ["i-uf626zsf2lik0rf5uyj5", "status", "Running"], ["i-uf626zsf2lik0rf5uyj5", "type", "ecs.g5.2xlarge"], ["i-uf626zsf2lik0rf5uyj5", "zone", "cn-shanghai-b"], ["i-uf626zsf2lik0rf5uyj5", "vpc", "vpc-uf6uj5vaaueka1tykgdl"]], "fingerprint": "4ce264016e2c9f34", "checksum": "be76e648461a8e5b"}');
CREATE INDEX entries_of_run ON entries (run_id, number);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('runs',1);
INSERT INTO "sqlite_sequence" VALUES('entries',5);
COMMIT;
PRAGMA user_version = 1;
