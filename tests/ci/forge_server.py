"""A server that behaves like the APIs of GitHub, GitLab and Azure Repos, as far as one comment on a
pull request needs them: who may do what, pages, limits, and what goes wrong on demand.

Its base addresses are url + "/github", "/gitlab/api/v4" and "/azure/organization".
"""
import base64
import http.server
import json
import re
import ssl
import threading
import time
import urllib.parse

TOKEN = "token-0123456789-of-the-test"
OURS = "7"
LIMITS = {"github": 65_536, "gitlab": 1_000_000, "azure": 150_000}


class Fault:
    """What the next request that fits gets instead of an answer."""

    def __init__(self, method, path, status=0, headers=None, body=None, action=None, times=1):
        self.method, self.path, self.status = method, path, status
        self.headers, self.body = headers or {}, body if body is not None else {"message": "no"}
        self.action, self.times = action, times  # Of action: close, hang, or act and then close.

    def fits(self, method, path):
        return self.times > 0 and method == self.method and re.search(self.path, path)


class ForgeServer:
    """Comments of one pull request: dictionaries with id, author, type and body."""

    def __init__(self, certificate=None):
        self.comments = []
        self.requests = []  # (method, path, headers, body)
        self.faults = []
        self.head = "aaaa"
        self.page_size = 2
        self.is_app = False  # Whether GitHub's token is that of a run.
        self.thread_status = {}
        self.pull_requests = []  # Of GitHub: open ones, (number, head branch, commit).
        self.lock = threading.Lock()
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                server.answer(self)

            do_GET = do_POST = do_PUT = do_PATCH = answer

            def log_message(self, *words):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
            scheme = "https"
        self.url = f"{scheme}://localhost:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def stop(self):
        self.http.shutdown()
        self.http.server_close()

    def add(self, body, author=OURS, kind="User"):
        with self.lock:
            comment = {"id": 100 + len(self.comments), "author": author, "type": kind, "body": body}
            self.comments.append(comment)
            return comment

    def writes(self):
        return [request for request in self.requests if request[0] != "GET"]

    # What happens to a request.

    def answer(self, handler):
        size = int(handler.headers.get("Content-Length") or 0)
        body = handler.rfile.read(size)
        address = urllib.parse.urlsplit(handler.path)  # In a request to a proxy with a host.
        path = address.path + ("?" + address.query if address.query else "")
        self.requests.append((handler.command, path, dict(handler.headers), body.decode()))
        fault = next((f for f in self.faults if f.fits(handler.command, path)), None)
        if fault:
            fault.times -= 1
            if fault.action == "hang":
                time.sleep(5)
            if fault.action == "act":
                self.result(handler.command, address, handler.headers, body)
            if fault.action:
                handler.close_connection = True
                return
            self.send(handler, fault.status, fault.body, fault.headers)
            return
        self.send(handler, *self.result(handler.command, address, handler.headers, body))

    @staticmethod
    def send(handler, status, body, headers=None):
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        handler.send_response(status)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    def result(self, method, address, headers, body):
        _, platform, rest = address.path.split("/", 2)
        query = dict(urllib.parse.parse_qsl(address.query))
        data = json.loads(body) if body else None
        with self.lock:
            return getattr(self, platform)(method, "/" + rest, query, headers, data)

    def page(self, query, name="page"):
        number = int(query.get(name, 1))
        begin = (number - 1) * self.page_size
        rows = self.comments[begin:begin + self.page_size]
        more = begin + self.page_size < len(self.comments)
        return rows, number + 1 if more else None

    def new(self, body, platform, kind="User"):
        if len(body.encode("utf-16-le")) // 2 > LIMITS[platform]:
            return None
        comment = {"id": 100 + len(self.comments), "author": OURS, "type": kind, "body": body}
        self.comments.append(comment)
        return comment

    def change(self, number, body, platform):
        if len(body.encode("utf-16-le")) // 2 > LIMITS[platform]:
            return False
        next(c for c in self.comments if c["id"] == int(number))["body"] = body
        return True

    # GitHub.

    def github(self, method, path, query, headers, data):
        def shown(comment):
            return {"id": comment["id"], "body": comment["body"],
                    "user": {"id": int(comment["author"]), "type": comment["type"]}}

        too_long = (422, {"message": "Validation Failed: body is too long"})
        if headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials"}
        if path == "/user":
            if self.is_app:
                return 403, {"message": "Resource not accessible by integration"}
            return 200, {"id": int(OURS), "login": "us"}
        if path == "/repos/owner/network/pulls" and query.get("state") == "open":
            return 200, [{"number": number, "head": {"sha": commit}}
                         for number, branch, commit in self.pull_requests
                         if branch == query["head"]]
        if path == "/repos/owner/network/pulls/12":
            return 200, {"number": 12, "head": {"sha": self.head}}
        if path == "/repos/owner/network/issues/12/comments" and method == "GET":
            rows, following = self.page(query)
            link = f"{self.url}/github{path}?per_page=100&page="
            links = [f'<{link}1>; rel="first"'] + (
                [f'<{link}{following}>; rel="next"'] if following else [])
            return 200, [shown(c) for c in rows], {"Link": ", ".join(links)}
        if path == "/repos/owner/network/issues/12/comments" and method == "POST":
            made = self.new(data["body"], "github", "Bot" if self.is_app else "User")
            return (201, shown(made)) if made else too_long
        match = re.fullmatch(r"/repos/owner/network/issues/comments/(\d+)", path)
        if match and method == "PATCH":
            return (200, {}) if self.change(match[1], data["body"], "github") else too_long
        return 404, {"message": "Not Found"}

    # GitLab.

    def gitlab(self, method, path, query, headers, data):
        request = "/api/v4/projects/group%2Fnetwork/merge_requests/12"
        if headers.get("PRIVATE-TOKEN") != TOKEN:
            return 401, {"message": "401 Unauthorized"}
        if path == "/api/v4/user":
            return 200, {"id": int(OURS)}
        if path == request:
            return 200, {"iid": 12, "sha": self.head}
        if path == request + "/notes" and method == "GET":
            rows, following = self.page(query)
            notes = [{"id": c["id"], "body": c["body"], "system": False,
                      "author": {"id": int(c["author"])}} for c in rows]
            return 200, notes, {"X-Next-Page": str(following or "")}
        if path == request + "/notes" and method == "POST":
            made = self.new(data["body"], "gitlab")
            return (201, {"id": made["id"]}) if made else (400, {"error": "body is too long"})
        match = re.fullmatch(request + r"/notes/(\d+)", path)
        if match and method == "PUT":
            fits = self.change(match[1], data["body"], "gitlab")
            return (200, {}) if fits else (400, {"error": "body is too long"})
        return 404, {"message": "404 Not found"}

    # Azure Repos.

    def azure(self, method, path, query, headers, data):
        request = "/organization/the%20project/_apis/git/repositories/network/pullRequests/12"
        basic = base64.b64encode(f":{TOKEN}".encode()).decode()
        if headers.get("Authorization") not in (f"Bearer {TOKEN}", f"Basic {basic}"):
            return 203, "<html>Sign in</html>"
        if path == "/organization/_apis/connectionData":
            return 200, {"authenticatedUser": {"id": OURS}}
        if query.get("api-version") != "7.0":
            return 400, {"message": "No api-version was supplied"}
        if path == request:
            return 200, {"lastMergeSourceCommit": {"commitId": self.head}}
        if path == request + "/threads" and method == "GET":
            rows, following = self.page(query, "continuationToken")
            threads = [{"id": c["id"] + 1000, "status": self.thread_status.get(c["id"]),
                        "comments": [{"id": c["id"], "content": c["body"],
                                      "author": {"id": c["author"]}}]} for c in rows]
            return 200, {"value": threads, "count": len(threads)}, (
                {"x-ms-continuationtoken": str(following)} if following else {})
        if path == request + "/threads" and method == "POST":
            made = self.new(data["comments"][0]["content"], "azure")
            if not made:
                return 400, {"message": "The comment is too long"}
            self.thread_status[made["id"]] = data["status"]
            return 200, {"id": made["id"] + 1000}
        match = re.fullmatch(request + r"/threads/(\d+)(/comments/(\d+))?", path)
        if match and method == "PATCH" and match[3]:
            fits = self.change(match[3], data["content"], "azure")
            return (200, {}) if fits else (400, {"message": "The comment is too long"})
        if match and method == "PATCH":
            self.thread_status[int(match[1]) - 1000] = data["status"]
            return 200, {}
        return 404, {"message": "TF401180: The requested pull request was not found."}
