def main():
    print("main")
    raise SystemExit


main()
