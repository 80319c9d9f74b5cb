"""What sealing and verifying tell in Chinese and English when they refuse."""

from __future__ import annotations

SEALING: tuple[tuple[str, str], ...] = (
    (
        "there is no record of a run ({}) here: no folder of a run, or its plan came by standard input",
        "这里没有运行记录（{}）：不是 decompose run 的成果文件夹，或规划来自标准输入",
    ),
    (
        "make it with decompose run FILE -o OUT, and name OUT; with --each one of the folders in it",
        "请用 decompose run 文件 -o OUT 生成后指明 OUT；用了 --each 的指明其中一个文件夹",
    ),
    (
        "the file is no record of a run, or one of another version of decompose",
        "文件不是运行记录，或出自另一版本的 decompose",
    ),
    ("run decompose run again", "请重新运行 decompose run"),
    ("the run was made by decompose {}, this is {}", "成果出自 decompose {} 版，这里是 {} 版"),
    (
        "run decompose run again, or seal with the version that made it",
        "请重新运行 decompose run，或用当时的版本封存",
    ),
    ("the plan {} is no longer where it was read", "规划 {} 已不在读取时的位置"),
    (
        "name it after the folder: decompose seal OUT FILE",
        "请在文件夹之后指明：decompose seal OUT 文件",
    ),
    ("the plan {} was changed after the run", "规划 {} 在运行之后被改动"),
    (
        "run decompose run again, or name the file as it was: decompose seal OUT FILE",
        "请重新运行 decompose run，或指明未改动的文件：decompose seal OUT 文件",
    ),
    ("the knowledge was changed after the run", "知识包在运行之后被改动"),
    ("a deliverable of the run is missing", "这次运行的一个成果缺失"),
    ("the file was changed after the run", "文件在运行之后被改动"),
    (
        "keep the changed file under another name and run decompose run again",
        "请把改过的文件另存，并重新运行 decompose run",
    ),
    ("take the pack from whoever sealed it, not this one", "请向封存者另取，不要使用这一个"),
    ("name a file that decompose seal wrote", "请指明 decompose seal 写出的文件"),
    ("the archive holds a link instead of a file: {}", "压缩包中有链接而不是文件：{}"),
    (
        "the pack was made with the safety limit {=} at {=}, above the one that holds here",
        "封存包把安全限值 {=} 提高到 {=}，超过这里的限值",
    ),
    (
        "decompose verify PACK --limit {=}={=}, if you trust whoever sealed it",
        "如果信得过封存者，请用 decompose verify 封存包 --limit {=}={=}",
    ),
    ("the archive is protected by a password", "压缩包有密码保护"),
    (
        "the archive is packed in a way that decompose does not use",
        "压缩包的压缩方式不是 decompose 所用的",
    ),
    ("{} is damaged", "{} 已损坏"),
    ("this is no sealed pack: there is no {} in it", "这不是封存包：其中没有 {}"),
    (
        "{} is damaged, or of another version of decompose",
        "{} 已损坏，或出自另一版本的 decompose",
    ),
    ("{} names a form that cannot be one", "{} 指明的文件不可能是模板"),
    (
        "{} names a file of a pack that cannot be one",
        "{} 指明的文件不可能是知识包的文件",
    ),
)
