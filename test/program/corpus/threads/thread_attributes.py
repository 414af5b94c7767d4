from threading import Thread, current_thread, get_ident

seen = []


def look():
    me = current_thread()
    seen.append(me is t)
    seen.append(me.ident == get_ident())
    seen.append(me.daemon)
    me.name = me.name + " at work"
    seen.append(Thread(target=look).daemon)


t = Thread(target=look, daemon=1)
print(t.name, t.daemon, t.ident, t.native_id)
t.start()
t.join()
print(seen, t.name, t.daemon, t.ident == get_ident(), t.ident is None)

main = current_thread()
print(main is current_thread(), main.name, main.daemon, main.ident == get_ident(), main.native_id is None)
print(t.native_id == main.native_id, t.native_id is None, t.is_alive(), main.is_alive())
main.name = 3.5
print(main.name, current_thread().name == "3.5")

u = Thread(target=look, name="", daemon=None)
print(u.name, u.daemon)
u.name = "other"
u.name += "s"
u.daemon = [1]
print(u.name, u.daemon)
u.daemon = ()
print(u.daemon)
for u.name in "a", "b":
    pass
u.name, u.daemon = u.daemon, u.name
print(u.name, u.daemon, Thread(name=7, target=look).name, Thread(target=look).name)
