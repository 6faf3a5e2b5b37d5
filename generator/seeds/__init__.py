"""The folder of reports as it lies on a disk: its files, their bytes as text, and the manifest.

Only here are seeds opened. What the texts say is read behind it, by functions of values.
"""
