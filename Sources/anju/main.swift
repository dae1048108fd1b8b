print("anju")
