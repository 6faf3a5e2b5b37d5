"""The folder of reports as it lies on a disk: its files, their bytes as text, and the manifest.

Seeds are opened only here; what the texts say is read elsewhere, by functions of values.
"""
