"""The two official SDKs behind the CloudApi contract."""
