"""Multi-EIP Wizard: bind Elastic IPs to a secondary network interface on Alibaba Cloud."""

__version__ = "0.1.0"
