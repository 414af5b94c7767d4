from concurrent import futures


def main():
    with futures.ThreadPoolExecutor() as executor:
        print(list(executor.map(abs, [-1, 2])))


if __name__ == "__main__":
    main()
