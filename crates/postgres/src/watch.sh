# Shuts the server down when nobody has the pipe open any more. Runs in the folder of the data.
# $1: the server's process; $2: "keep" or "remove" for the folder.
exec 3<"../users-$1"
cat <&3 >/dev/null
# From here on nobody can open it; whoever did a moment ago is waited for.
mv "../users-$1" "../closing-$1"
cat <&3 >/dev/null
[ "$(head -n 1 postmaster.pid 2>/dev/null)" = "$1" ] && kill -INT "$1"
rm -f "../closing-$1"
[ "$2" = remove ] || exit 0
while kill -0 "$1" 2>/dev/null; do sleep 0.05; done
home=${PWD%/data}
cd / && rm -rf "$home"
