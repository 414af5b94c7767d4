from multiprocessing import Process, Queue
from time import sleep


def answer(questions, answers):
    answers.put(questions.get() + 1)
    print("warm")
    sleep(0.001)


if __name__ == "__main__":
    questions = Queue()
    answers = Queue()
    child = Process(target=answer, args=(questions, answers))
    child.start()
    questions.put(1)
    answers.get()
    child.join()
