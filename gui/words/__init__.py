"""Codes of the layers below, said in sentences: what happened, why, what to do."""
