"""What keeps a file from being written, in Chinese and English."""

from __future__ import annotations

FILES: tuple[tuple[str, str], ...] = (
    ("cannot write the file: {}", "文件无法写出：{}"),
    (
        "close the file if it is open elsewhere, check the folder and the free space",
        "请关闭正打开的文件，检查文件夹和磁盘空间",
    ),
    ("the file is open in another program", "文件正在别的程序（Excel、WPS 等）中打开"),
    (
        "close it there, then run the command again; the file is as it was",
        "请先在那里关闭它，再运行；原文件未受影响",
    ),
    ("the file or its folder may not be written to", "没有写入这个文件或文件夹的权限"),
    (
        "close the file if it is open elsewhere, or choose another folder with -o",
        "文件若正打开，请先关闭；否则请用 -o 换一个文件夹",
    ),
    ("the disk is full", "磁盘已满"),
    (
        "free some space and try again; the file is as it was",
        "请清理空间后重试；原文件未受影响",
    ),
    ("the path is too long", "路径过长"),
    ("choose a folder with a shorter path", "请换一个路径较短的文件夹"),
    ("the folder does not exist", "文件夹不存在"),
    ("make it first, or check the path", "请先建立文件夹，或检查路径"),
    ("a folder of this name stands there", "这里有一个同名的文件夹"),
    ("choose another name", "请换一个名称"),
)
