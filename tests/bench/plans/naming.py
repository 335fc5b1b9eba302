"""Values that are drawn once from what they belong to."""
import hashlib

TAGS = {"application": "landing-zone", "cost-center": "4711", "environment": "production",
        "managed-by": "terraform", "owner": "network-platform@example.com"}


def guid(*parts):
    digits = hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:32]}"


def mac_address(*parts):
    digits = hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest().upper()
    return "-".join(("00", "0D", "3A", digits[:2], digits[2:4], digits[4:6]))
