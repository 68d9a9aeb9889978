// Compiles the modules that every visit asks for, by the Python that will run them: foo.py becomes foo.pyc.
//
// Usage: node scripts/browser/compile.mjs FOLDER STDLIB
//
// FOLDER has the folders of the parts, STDLIB is the one of Python's own library as a ZIP archive. Which modules are asked for is seen by doing what the page does first. The others
// stay as they are, half the size. Texts that only document a function are left out, and so are assertions.

import { join, resolve } from "node:path";
import { loadPyodide } from "pyodide";

const [folder, stdLibURL] = process.argv.slice(2);
const indexURL = join(import.meta.dirname, "../../node_modules/pyodide");
const python = await loadPyodide({ indexURL, stdLibURL, env: { PYTHONDONTWRITEBYTECODE: "1" } });
python.FS.mkdirTree("/parts");
python.FS.mount(python.FS.filesystems.NODEFS, { root: resolve(folder) }, "/parts");
python.registerJsModule("javascript", { mended: (text) => text, failures: () => "[]" });
python.runPython(`
import pathlib, py_compile, shutil, sys

shutil.copytree("/parts/library", "/library")  # many times as fast as the folder of Node.js
sys.path.insert(0, "/library")
from javascript import failures, mended
from surroundings import surround, warm_up

surround(mended, failures)
warm_up()

for name, module in list(sys.modules.items()):
    inner = name.replace(".", "/")
    for path in (f"{inner}.py", f"{inner}/__init__.py"):
        for file in (pathlib.Path("/parts/stdlib", path), pathlib.Path("/parts/library", path)):
            if file.is_file():
                mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
                py_compile.compile(file, file.with_suffix(".pyc"), path, doraise=True, optimize=2, invalidation_mode=mode)
                file.unlink()
`);
