print(f"{'text':q}")
