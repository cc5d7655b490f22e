"""Cloud Assistant: the rules of its agent, and what the cloud keeps of commands and files that were sent."""
