kebiao.add({"records":[["section","一星","","清洗","900003/l1-first.html#qing-xi","滤杯用热水冲，不用洗洁精。"]]})
