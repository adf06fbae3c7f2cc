import Totsugo

print("totsugo")
