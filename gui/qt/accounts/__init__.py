"""Profiles on the screen: the manager, the editor, the import from the aliyun CLI, and the idle lock."""
