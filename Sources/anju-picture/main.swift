print("anju-picture")
