"""The site's files as MkDocs has them: made when they are written, and only where they changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cache
from html import escape
from pathlib import Path
from typing import Self
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from generator.configuration import PLUGIN
from generator.pages.kinds import Page as SitePage
from generator.pages.render import Drawn
from generator.plugin.body import body_html
from generator.plugin.digests import digest_of
from generator.plugin.preview import Preview

NO_DATE = "1980-01-01"
"""The first day that every archive format knows; it ends up in the header of `sitemap.xml.gz`."""


class PageFile(File):
    """A generated page. It has a source only for those who ask for it."""

    def __init__(
        self,
        page: SitePage,
        site_dir: str,
        draw: Callable[[SitePage], Drawn],
        changed: Callable[[SitePage], bool],
    ) -> None:
        super().__init__(
            page.src_uri, None, site_dir, use_directory_urls=True, dest_uri=page.dest_uri
        )
        self.generated_by = PLUGIN
        self.site_page = page
        self._draw = draw
        self._changed = changed

    @property
    def src_path(self) -> str:
        """`src_uri` as it is: MkDocs takes each apart and puts it together again."""
        return self.src_uri

    @src_path.setter
    def src_path(self, value: str) -> None:
        self.src_uri = value

    @property
    def content_string(self) -> str:
        """The page as Markdown, made anew at each call. Raises: AttributeError when set."""
        return self._draw(self.site_page).markdown

    @content_string.setter
    def content_string(self, value: str) -> None:
        raise AttributeError(f"{self.src_uri} is drawn by a template; expected a change of that")

    @property
    def content_bytes(self) -> bytes:
        return self.content_string.encode()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.content_string = value.decode()

    def is_modified(self) -> bool:
        """Whether the page must be written, in a build that keeps what is there."""
        return self._changed(self.site_page)


class GeneratedPage(Page):
    """A page that is drawn when it is written; before that it has a title and no content."""

    def __init__(
        self, label: str | None, file: PageFile, config: MkDocsConfig, *, template: str = ""
    ) -> None:
        title = escape(file.site_page.title)
        super().__init__(label or title, file, config)
        self.site_page = file.site_page
        self.update_date = NO_DATE
        self.markdown, self.content = "", ""
        self.toc = TableOfContents([])
        self.meta = {"title": title}
        if file.site_page.kind.frame or template:
            self.meta["template"] = file.site_page.kind.frame or template

    def _set_canonical_url(self, site_url: str | None) -> None:
        """As MkDocs does, which takes each address apart anew."""
        if not site_url:
            super()._set_canonical_url(site_url)
            return
        site, path = _begins(site_url)
        self.canonical_url, self.abs_url = site + self.url, path + self.url

    def read_source(self, config: MkDocsConfig) -> None:
        """Reads nothing."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Makes nothing yet."""

    def fill(self, drawn: Drawn) -> None:
        """Takes in the page as drawn, for as long as it is being written."""
        self.meta = dict(drawn.meta)
        self.content, self.toc = body_html(drawn.body)

    def empty(self) -> None:
        """Lets go of what was written."""
        self.content, self.toc = "", TableOfContents([])


@cache
def _begins(site_url: str) -> tuple[str, str]:
    """What all addresses below the site's begin with: in full, and from the host's root."""
    site = urljoin(site_url if site_url.endswith("/") else f"{site_url}/", "page")
    return site.removesuffix("page"), urlsplit(site).path.removesuffix("page")


class _FollowedFile(File):
    """A file of the site's folder that a preview follows."""

    preview: Preview

    @classmethod
    def of(cls, file: File, preview: Preview) -> Self:
        """The same file as one that `preview` follows."""
        assert file.src_dir is not None
        followed = cls(
            file.src_uri,
            file.src_dir,
            file.dest_dir,
            file.use_directory_urls,
            dest_uri=file.dest_uri,
            inclusion=file.inclusion,
        )
        followed.edit_uri = file.edit_uri
        followed.preview = preview
        return followed


class WrittenPageFile(_FollowedFile):
    """A page that somebody wrote: converted at every build, written where it then differs."""

    def digest(self) -> bytes:
        """A digest of the page as converted."""
        page = self.page
        assert page is not None
        return digest_of((page.content or "", str(page.title), repr(page.meta), str(page.toc)))

    def is_modified(self) -> bool:
        """Whether it must be converted, and then whether it must be written."""
        if not self.preview.is_writing:
            return True
        return self.preview.document_changed(self.dest_uri, self.digest())


class CopiedFile(_FollowedFile):
    """A file that is copied: known to be the same by its source's size and time, whatever they are.

    MkDocs takes a source for unchanged that is older than its copy: an old picture, put back.
    """

    def _version(self) -> Hashable:
        assert self.abs_src_path is not None
        stat = Path(self.abs_src_path).stat()
        return self.abs_src_path, stat.st_mtime_ns, stat.st_size

    def copy_file(self, dirty: bool = False) -> None:
        """Copies the file where that makes a difference."""
        version = self._version()
        if dirty and not self.preview.file_changed(self.dest_uri, version):
            return
        self.preview.forget_file(self.dest_uri)
        super().copy_file(dirty=False)
        self.preview.keep_file(self.dest_uri, version)


class MadeFile(File):
    """A file of the data package or of the search: its content is made when it is written."""

    def __init__(
        self, path: str, site_dir: str, make: Callable[[], Iterable[bytes]], preview: Preview
    ) -> None:
        super().__init__(path, None, site_dir, use_directory_urls=True, dest_uri=path)
        self.generated_by = PLUGIN
        self._make = make
        self._preview = preview

    @property
    def content_bytes(self) -> bytes:
        """The content, made anew at each call, or what another plugin has set."""
        return b"".join(self._make())

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._make = lambda: (value,)

    @property
    def content_string(self) -> str:
        return self.content_bytes.decode()

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.content_bytes = value.encode()

    def copy_file(self, dirty: bool = False) -> None:
        """Writes the file where that makes a difference."""
        pieces = tuple(filter(None, self._make()))
        if dirty and not self._preview.file_changed(self.dest_uri, pieces):
            return
        self._preview.forget_file(self.dest_uri)
        path, content = Path(self.abs_dest_path), b"".join(pieces)
        try:
            path.write_bytes(content)
        except FileNotFoundError:  # the first file of its folder
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if dirty:  # most pieces are kept anyway, and the same objects are compared at once
            self._preview.keep_file(self.dest_uri, pieces)
