"""Address blocks: (EIPs, what a VPC has) -> the secondary blocks and vSwitches in which an ENI can have those EIPs."""
