import helper

helper.deeper(2)
