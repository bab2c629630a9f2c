# Shuts the server down when nobody has the pipe open any more. Reads the pipe, in the folder of the data.
# $1: the server's process; $2: "keep" or "remove" for the folder.

# What was open where the program was started is not kept open.
exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
cat >/dev/null
# From here on nobody can open it; whoever did a moment ago is waited for.
mv "../users-$1" "../closing-$1"
cat >/dev/null
[ "$(head -n 1 postmaster.pid 2>/dev/null)" = "$1" ] && kill -INT "$1"
rm -f "../closing-$1"
[ "$2" = remove ] || exit 0
while kill -0 "$1" 2>/dev/null; do sleep 0.05; done
home=${PWD%/data}
cd / && rm -rf "$home"
